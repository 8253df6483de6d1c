// Settings chosen by a search inside the training data of each fold, against the defaults.
// A tuned learner is a learner: the outer test fold never takes part in the choice.
experiment('Tuned or default?') {
    seed 1
    data temporalOrder(steps: 20, count: 300)

    def tuned = tune(gru(epochs: 40, patience: 10)) {
        grid hidden : [8, 16, 32],
             layers : 1..2,
             rate   : [0.03, 0.01, 0.003],
             dropout: [0, 0.2, 0.5]
        inner split: 0.8
        maximise kappa
        budget trials: 10                  // 10 of the 54, drawn at random from the seed
    }

    learners 'tuned GRU'  : tuned,
             'default GRU': gru(epochs: 40, patience: 10),
             Forest       : weka('trees.RandomForest').on(summary)

    evaluate folds: 5
    measure accuracy, kappa
    test correctedT(), against: 'default GRU'
    report 'out/tuned'
}
