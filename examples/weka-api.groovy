// Weka's own API from plain Groovy: train an LSTM on an ARFF, look at it, predict, save it and read it back.
// Run:  scripts/groovy examples/weka-api.groovy [file.arff]
import weka.classifiers.evaluation.Evaluation
import weka.classifiers.functions.LSTM
import weka.core.SerializationHelper
import weka.core.converters.ConverterUtils.DataSource

def file = args ? args[0] : 'examples/breakfast.arff'
def data = DataSource.read(file)
data.classIndex = data.numAttributes() - 1          // the class is the last attribute

data.randomize(new Random(1))
def train = data.trainCV(3, 0), test = data.testCV(3, 0)

def lstm = new LSTM(seed: 1, hiddenUnits: 32)       // every option is a property
lstm.buildClassifier(train)
println lstm                                        // what was read, built and learned

def evaluation = new Evaluation(train)
evaluation.evaluateModel(lstm, test)
println evaluation.toSummaryString()

def model = File.createTempFile('lstm', '.model')
SerializationHelper.write(model.path, lstm)
def again = (LSTM) SerializationHelper.read(model.path)
println "first test sequence: ${again.distributionForInstance(test[0])}, " +
        "really ${test[0].stringValue(test.classIndex())}"
model.delete()
