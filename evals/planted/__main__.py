from evals.planted.run import main

main()
