// Sequences made by a closure, a callback after each epoch, the best model kept.
// Is the number of ones odd? From short sequences networks learn the rule; with length: 8..20 they would learn 600 answers by heart.
def parity = sequences('parity', count: 800, length: 1..20) { rnd, length ->
    def bits = (1..length).collect { rnd.nextInt(2) }
    [steps: bits.collect { [bit: it] },
     label: bits.sum() % 2 ? 'odd' : 'even']
}

def cells = [8, 16].collectEntries { n ->
    ["LSTM $n": lstm(hidden: n), "GRU $n": gru(hidden: n)]
}

experiment('Counting modulo two') {
    seed 3
    data parity
    learners cells
    train epochs: 150, batch: 32, rate: 0.01, validation: 20, patience: 0
    evaluate split: 0.75
    measure accuracy
    report 'out/parity'

    onEpoch { e ->
        if (e.number % 25 == 0) println "${e.learner.padRight(8)} epoch ${e.number}: loss ${e.loss.round(4)}"
        if (e.validation.accuracy > 0.995) e.stop()
    }

    afterRun { results ->
        def best = results.best(accuracy)
        println "best: $best.learner, ${best.accuracy}"
        best.model.save   'out/parity.model'    // the same network trained on everything
        best.model.export 'out/parity.onnx'     // for programs without Weka
    }
}
