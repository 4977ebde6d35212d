from t2l_core.cli import main

main()
