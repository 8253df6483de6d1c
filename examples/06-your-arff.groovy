// Your own data: an ARFF file with a relational attribute (a row per time step), one number per time step, or text.
//
//     scripts/recur data  my.arff                                              what is in it
//     scripts/recur run   examples/06-your-arff.groovy -P file=my.arff
//     scripts/recur run   examples/06-your-arff.groovy -P file=my.arff --quick --set GRU.hidden=16,32
def file = param('file', 'data/days.arff')

experiment('My sequences') {
    seed 1
    data file

    learners LSTM    : lstm(),
             GRU     : gru(),
             Forest  : weka('trees.RandomForest').on(summary),
             Majority: weka('rules.ZeroR')

    evaluate folds: param('folds', 5)
    measure accuracy, kappa, trainTime
    test correctedT(), against: 'Majority'
    report 'out/mine', formats: [html, csv]

    save 'out/mine/best.model'                  // scripts/recur predict out/mine/best.model new.arff
}
