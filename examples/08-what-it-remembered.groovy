// What did they remember? The same question as in 01-breakfast, answered by looking inside.
//
// A forgetting curve keeps only the last steps of a day true; where a curve rises, there stands what a network remembers.
// Gradient flow shows how far back learning reaches, epoch by epoch. Gates show one day on its way through the network.
//
//     scripts/recur run examples/08-what-it-remembered.groovy        a few minutes; then open the report it names

experiment('What did they remember?') {
    seed 1
    vary day: [10, 150]

    data story(day: day, breakfasts: 4, count: 600)

    learners RNN : rnn(hidden: 24),
             LSTM: lstm(hidden: 24),
             GRU : gru(hidden: 24)

    train epochs: 60, patience: 20, rate: 0.005

    evaluate split: 0.7, repeats: 3
    measure accuracy, horizon, keepGate        // horizon: how many steps back a network must see
    test correctedT(), against: 'RNN'          // on accuracy and on memory alike
    plot horizon, over: 'day', band: 'range'
    report 'out/remembered', forgetting, gradientFlow, gates, shuffleTest, formats: [html, csv]

    // the gated cells must reach back over the long day, the RNN does not
    expect { Math.max(horizon['LSTM', 'story day=150'], horizon['GRU', 'story day=150']) > 120 }
    expect { horizon['RNN', 'story day=150'] < 75 }
}
