// Three recurrent cells against a learner of Weka that sees a summary of each sequence.
experiment('Do gates help?') {
    seed 1
    data 'data/*.arff'                 // every data set in the folder

    learners RNN     : rnn(),
             LSTM    : lstm(),
             GRU     : gru(),
             Forest  : weka('trees.RandomForest').on(summary),
             Majority: weka('rules.ZeroR')

    evaluate folds: 10, repeats: 10
    measure accuracy, kappa, trainTime
    test correctedT(level: 0.05), against: 'LSTM'
}
