package weka.recurrent.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import weka.core.Instances;
import weka.core.converters.AbstractFileLoader;
import weka.core.converters.ConverterUtils;
import weka.recurrent.storage.Gunzip;

/**
 * Weka's loaders that read data and nothing else. Its others make objects of any class that a file names ({@code .bsi}) or draw
 * in other files that it names ({@code .xrff}), so that to look at a file could run a stranger's code; those of other packages
 * nobody here has read. Java's property {@code recur.loaders=all} lets them all in.
 */
public final class Loaders {
  private static final String SWITCH = "recur.loaders";
  private static final Set<String> PLAIN = Set.of("weka.core.converters.ArffLoader", "weka.core.converters.CSVLoader",
      "weka.core.converters.JSONLoader", "weka.core.converters.LibSVMLoader", "weka.core.converters.SVMLightLoader",
      "weka.core.converters.C45Loader", "weka.core.converters.MatlabLoader", "weka.core.converters.TSLoader",
      "weka.core.converters.TSVLoader", "weka.core.converters.TSFLoader");

  private Loaders() {}

  /**
   * Reads a file by the loader for its ending.
   *
   * @throws IOException with the reason, if there is no loader, or none that reads data only
   */
  public static Instances read(Path file) throws IOException {
    String name = file.getFileName().toString();
    AbstractFileLoader loader = ConverterUtils.getLoaderForFile(name);
    if (loader == null) {
      throw new IOException(
          "there is no loader for this kind of file. What can be read: .arff, .csv, .tsv, .ts and .tsf, each also as .gz, "
              + "and what Weka has loaders for, such as .json and .libsvm");
    }
    String loaderName = loader.getClass().getName();
    if (!PLAIN.contains(loaderName) && !"all".equals(System.getProperty(SWITCH))) {
      String why = loaderName.endsWith("SerializedInstancesLoader") ? "it holds serialized Java objects, which can run code"
          : loaderName.endsWith("XRFFLoader") ? "its XML can draw in other files of this machine"
          : "the loader " + loaderName + " is not among those known to read data and nothing else";
      throw new IOException(
          "not read: " + why + ". Save the data as ARFF with Weka, or, if you trust the file, start Java with -D"
              + SWITCH + "=all (scripts/recur: RECUR_JAVA=-D" + SWITCH + "=all)");
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      try (InputStream in = Gunzip.open(file)) {
        in.skip(Long.MAX_VALUE);
      }
    }
    loader.setFile(file.toFile());
    Instances data = loader.getDataSet();
    if (data == null) {
      throw new IOException("there is nothing in it");
    }
    return data;
  }
}
