// How many steps back can each cell carry one symbol?
experiment('Memory horizon') {
    seed 1
    vary lag: [1, 5, 20, 50, 100]
    data recall(lag: lag, symbols: 4, count: 600)

    learners RNN: rnn(hidden: 24), LSTM: lstm(hidden: 24), GRU: gru(hidden: 24)

    evaluate split: 0.7, repeats: 3
    measure accuracy, horizon
    plot accuracy, over: 'lag', scale: 'log', band: 'range', chance: 0.25
    report 'out/memory', forgetting, gradientFlow
}
