// A forecast: windows of 24 rows over one long series, predicting a value ahead. A row is a time step, in order.
// Windows overlap, so they are never shuffled: each test block is predicted from what came before it (walk-forward).
// "Last value" stands in the table unasked: whoever forecasts has to beat saying the same again.
experiment('Forecast') {
    seed 1
    data param('file', 'data/tides.arff'), window: 24, ahead: param('ahead', 1), target: param('target', 'level')

    learners LSTM    : lstm(hidden: 16),
             GRU     : gru(hidden: 16),
             'Linear': weka('functions.LinearRegression').on(window(6))

    train epochs: 40, patience: 8

    evaluate walkForward: 4
    measure rmse, mae
    report 'out/forecast'

    expect { rmse['LSTM'] < rmse['Last value'] }
}
