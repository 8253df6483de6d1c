package weka.recurrent.fuzz;

import java.io.ByteArrayInputStream;
import java.util.List;
import weka.core.Instances;
import weka.core.converters.TSLoader;

/** The files of the time-series archives. */
final class TsTarget implements FuzzTarget {
  @Override
  public List<byte[]> seeds() {
    return List.of(
        ArffTarget
            .bytes("# a comment\n@problemName Two Channels\n@timeStamps false\n@missing true\n@univariate false\n@dimensions 2\n"
                + "@equalLength false\n@classLabel true up down\n@data\n1,2,?:4,5,6:up\n\n-1e-3,NaN:7:down\n"),
        ArffTarget
            .bytes("@problemName one\n@timeStamps false\n@missing false\n@univariate true\n@equalLength true\n@seriesLength 3\n"
                + "@classLabel true 1 2\n@data\n1,2,3:1\n3,2,1:2\n"),
        ArffTarget.bytes("@problemName stamped\n@timeStamps true\n@univariate true\n@classLabel false\n@data\n"
            + "(2020-01-01 00:00:00,1),(2020-01-02 00:00:00,2)\n(2020-01-01 00:00:00,?)\n"),
        ArffTarget.bytes(
            "@problemName regression\n@timeStamps true\n@targetLabel true\n@data\n(0,1),(1.5,2):(0,3):1.25\n(1,1):(2,3):-4e3\n"));
  }

  @Override
  public boolean read(byte[] input) throws Exception {
    TSLoader loader = new TSLoader();
    loader.setSource(new ByteArrayInputStream(input));
    Instances data = loader.getDataSet();
    return data.toString().length() > 0;
  }
}
