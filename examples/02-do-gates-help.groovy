// Three cells against two of Weka's own learners: 10 x 10 cross-validation and the corrected t-test.
//
//     scripts/recur run examples/02-do-gates-help.groovy -P files=my-data/*.arff
//
// Without -P it makes two small tasks of its own.
def files = param('files', '')

experiment('Do gates help?') {
    seed 1

    if (files) data files                                   // every data set that fits the pattern
    else data temporalOrder(steps: 20, count: 200), recall(lag: 8, count: 200)

    learners RNN     : rnn(),
             LSTM    : lstm(),
             GRU     : gru(),
             Forest  : weka('trees.RandomForest', numIterations: 200).on(summary),
             '1-NN'  : weka('lazy.IBk -K 1').on(flat),
             Majority: weka('rules.ZeroR')

    train hidden: 16, epochs: 40, patience: 10              // shared by all the networks

    evaluate folds: 10, repeats: param('repeats', 10)       // the same folds for everyone
    measure accuracy, kappa, trainTime
    test correctedT(level: 0.05), against: 'LSTM'           // v is better, * is worse than the LSTM
    report 'out/gates', formats: [html, csv, json, latex, arff]
}
