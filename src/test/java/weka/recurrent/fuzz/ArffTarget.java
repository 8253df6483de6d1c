package weka.recurrent.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weka.classifiers.functions.GRU;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.instance.LongToSequences;
import weka.recurrent.experiment.plan.FileData;

/**
 * ARFF in all layouts: what Weka's parser lets pass is trained on for one epoch and predicted.
 */
final class ArffTarget implements FuzzTarget {
  private static final int MOST_VALUES = 20_000;

  private final Path file;

  ArffTarget() throws IOException {
    file = ScratchFolder.make("fuzz-arff").resolve("fuzz.arff");
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        bytes("""
            @relation steps
            @attribute id string
            @attribute s relational
            @attribute x numeric
            @attribute door {open,shut}
            @end s
            @attribute age numeric
            @attribute class {a,b}
            @data
            p1,"1,open\\n2,shut\\n?,open",3,a
            p2,"2.5,shut",?,b
            p3,"-1e3,open\\n0,?",7,a
            p4,?,1,b
            """),
        bytes("""
            @relation channels
            @attribute s relational
            @attribute t1 numeric
            @attribute t2 numeric
            @attribute t3 numeric
            @attribute t4 numeric
            @end s
            @attribute y numeric
            @data
            "1,2,3,4\\n4,3,2,1",1.5
            "2,2,3,?\\n5,3,2,?",-2
            "0,2,3,4\\n4,9,2,1",0.25
            """),
        bytes("""
            @relation columns
            @attribute t1 numeric
            @attribute t2 numeric
            @attribute t3 numeric
            @attribute class {up,down}
            @data
            1,2,3,up
            3,2,1,down
            2,3,?,up
            9,8,?,down
            """),
        bytes("""
            @relation text
            @attribute line string
            @attribute class {no,yes}
            @data
            'the cat sat on the mat',yes
            'a dog',no
            '',no
            ?,yes
            'The Cat! sat...',yes
            """),
        bytes("""
            @relation long
            @attribute id {p,q}
            @attribute time date "yyyy-MM-dd"
            @attribute x numeric
            @attribute class {a,b}
            @data
            p,2020-01-01,1,a
            p,2020-01-02,2,a
            q,2020-01-01,5,b
            q,2020-01-03,?,b
            """),
        bytes("""
            @relation dates
            @attribute bag relational
            @attribute when date "yyyy-MM-dd HH:mm"
            @attribute word string
            @attribute v numeric
            @end bag
            @attribute class {a,b}
            @data
            "'2020-01-01 10:00','hello',1\\n'2020-01-01 11:30','world',2",a
            "'2020-01-02 10:00','hello',?",b,{3}
            """));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean read(byte[] input) throws Exception {
    Files.write(file, input);
    Instances data = new FileData("data", file, "").read();
    if (values(data) > MOST_VALUES) {
      return false;
    }
    if (data.attribute(0).isNominal() && data.numAttributes() > 2) {
      LongToSequences filter = new LongToSequences();
      filter.setInputFormat(data);
      train(Filter.useFilter(data, filter));
    }
    train(data);
    return true;
  }

  private static void train(Instances data) throws Exception {
    GRU gru = new GRU();
    gru.setHiddenUnits(2);
    gru.setEpochs(1);
    gru.setMembers(1);
    gru.setEmbeddingWidth(2);
    gru.setThreads(1);
    gru.buildClassifier(data);
    gru.distributionsForInstances(data);
  }

  private static long values(Instances data) {
    long values = (long) data.numInstances() * data.numAttributes();
    for (int a = 0; a < data.numAttributes(); a++) {
      if (data.attribute(a).isRelationValued()) {
        for (int r = 0; r < data.attribute(a).numValues(); r++) {
          values += (long) data.attribute(a).relation(r).numInstances() * data.attribute(a).relation(r).numAttributes();
        }
      } else {
        values += data.attribute(a).numValues();
      }
    }
    return values;
  }
}
