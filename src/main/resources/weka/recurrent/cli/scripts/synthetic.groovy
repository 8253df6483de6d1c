// Sequences made by a closure: is the number of ones odd?
def bits = sequences('parity', count: 600, length: 5..15) { rnd, length ->
    def ones = (1..length).collect { rnd.nextInt(2) }
    [steps: ones.collect { [bit: it] }, label: ones.sum() % 2 ? 'odd' : 'even']
}

experiment('Counting modulo two') {
    seed 1
    data bits
    learners LSTM: lstm(hidden: 16), GRU: gru(hidden: 16)
    train epochs: 200
    evaluate split: 0.75
    measure accuracy
}
