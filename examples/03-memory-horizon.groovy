// How many steps back can each cell carry one symbol?
experiment('Memory horizon') {
    seed 7
    vary lag: [1, 2, 5, 10, 20, 50, 100]

    // the class is the symbol seen `lag` steps before the end, with noise before and after it
    data recall(lag: lag, length: lag * 2 + 10, symbols: 4, count: 600)

    learners RNN : rnn(hidden: 24),
             LSTM: lstm(hidden: 24),
             GRU : gru(hidden: 24)

    train epochs: 100, patience: 15, clip: 1.0
    evaluate split: 0.7, repeats: 5
    measure accuracy, horizon

    plot accuracy, over: 'lag', per: 'learner', scale: 'log', band: 'sd', chance: 0.25
    plot horizon, over: 'lag', per: 'learner', band: 'range'
    report 'out/memory', forgetting
}
