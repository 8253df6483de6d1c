// What was breakfast?
//
// Every sequence is one day. Breakfast is told first, a day of chatter follows, and at dinner the question comes.
// A plain recurrent network (RNN) hears the day and forgets the breakfast. LSTM and GRU have gates that can close over it.
//
//     scripts/recur run examples/01-breakfast.groovy

experiment('What was breakfast?') {
    seed 1

    // how long is the day? everything that says 'day' is done for each of these
    vary day: [10, 25, 50, 100, 120]

    // 4 different breakfasts, so guessing is right once in four times
    data story(day: day, breakfasts: 4, count: 600)

    // the names on the left are the ones tables and plots show
    learners RNN : rnn(hidden: 24),
             LSTM: lstm(hidden: 24),
             GRU : gru(hidden: 24)

    train epochs: 60, patience: 10

    evaluate split: 0.7, repeats: 2        // train on 70 %, ask about the rest, twice
    measure accuracy, trainTime

    plot accuracy, over: 'day', per: 'learner', scale: 'log', band: 'range', chance: 0.25
    report 'out/breakfast', formats: [html, csv]

    // an experiment can be a test: at least one of the gated cells must remember a day of 100 steps
    expect { Math.max(accuracy['LSTM', 'story day=100'], accuracy['GRU', 'story day=100']) > 0.95 }
}
