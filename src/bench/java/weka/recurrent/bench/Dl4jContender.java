package weka.recurrent.bench;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Deeplearning4j with its native backend; one LSTM layer. */
final class Dl4jContender implements Contender {
  private final MultiLayerNetwork network;
  private final INDArray x;
  private final INDArray y;

  Dl4jContender(Workload work) {
    MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder().seed(1).updater(new Adam(1e-3)).list()
        .layer(new LastTimeStep(new LSTM.Builder().nIn(work.inputs()).nOut(work.hidden()).activation(Activation.TANH).build()))
        .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT).nIn(work.hidden()).nOut(Workload.CLASSES)
            .activation(Activation.SOFTMAX).build())
        .setInputType(InputType.recurrent(work.inputs(), work.steps())).build();
    network = new MultiLayerNetwork(configuration);
    network.init();
    float[][] data = work.data();
    int d = work.inputs();
    float[] channels = new float[work.sequences() * d * work.steps()];
    float[] classes = new float[work.sequences() * Workload.CLASSES];
    for (int n = 0; n < work.sequences(); n++) {
      for (int t = 0; t < work.steps(); t++) {
        for (int i = 0; i < d; i++) {
          channels[(n * d + i) * work.steps() + t] = data[n][t * d + i];
        }
      }
      classes[n * Workload.CLASSES + n % Workload.CLASSES] = 1;
    }
    x = Nd4j.create(channels, new long[] {work.sequences(), d, work.steps()}, 'c');
    y = Nd4j.create(classes, new long[] {work.sequences(), Workload.CLASSES}, 'c');
  }

  @Override
  public String name() {
    return "DL4J 1.0.0-M2.1 native";
  }

  @Override
  public void train() {
    network.fit(x, y);
  }

  @Override
  public void predict() {
    network.output(x).toFloatVector();
  }

  @Override
  public void close() {
    network.close();
  }
}
