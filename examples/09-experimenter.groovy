// A comparison here and in Weka's Experimenter: the same folds, the same test. Networks get a seed for each job here and one for
// all there, so their numbers differ a little; the forest's are the same.
//
//     scripts/recur run examples/09-experimenter.groovy        # here; also writes the experiment, out/cells.xml
//     java -cp weka.jar weka.experiment.Experiment -l out/cells.xml -r        # in Weka; its results go to out/cells.arff
//     java -cp weka.jar weka.experiment.PairedCorrectedTTester -t out/cells.arff -D 1 -R 2 -F 3 -G 4-6 -c 13 -b 1 -V
//     scripts/recur report out/cells.arff                      # our report of Weka's results: the same table again
experiment('Cells in the Experimenter') {
    seed 1
    data recall(lag: 4, count: 90, label: 'recall'), temporalOrder(steps: 20, count: 80, label: 'order')

    learners LSTM  : lstm(),
             GRU   : gru(),
             RNN   : rnn(),
             Forest: weka('trees.RandomForest -I 50').on(flat)

    train hidden: 8, epochs: 15, rate: 0.03
    evaluate folds: 5, repeats: 2
    measure accuracy, kappa
    test correctedT(level: 0.05), against: 'LSTM'

    experimenter 'out/cells.xml'
    report 'out/experimenter'
}
