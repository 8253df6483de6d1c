// Settings chosen inside the training data of each fold, against the defaults.
experiment('Tuned or default?') {
    seed 1
    data 'my-sequences.arff'

    learners tuned  : tune(gru()) {
                 grid hidden: [16, 32, 64], rate: [0.01, 0.003], dropout: [0, 0.3]
                 inner split: 0.8
                 maximize accuracy
                 budget trials: 8      // 8 of the 12, drawn at random
             },
             default: gru()

    evaluate folds: 5
    test correctedT(), against: 'default'
}
