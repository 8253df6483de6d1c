// Train an LSTM on sequences and cross-validate it. Put your own file in place of the task:  data 'my-sequences.arff'
seed 1
data recall(lag: 20, count: 300)       // which symbol was shown 20 steps ago?

network {
    lstm 32                            // again for a second layer
    epochs 60
}

evaluate folds: 5
measure accuracy, kappa
