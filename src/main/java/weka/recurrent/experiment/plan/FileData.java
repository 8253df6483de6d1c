package weka.recurrent.experiment.plan;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import weka.core.Attribute;
import weka.core.Instances;
import weka.core.converters.ArffLoader.ArffReader;
import weka.recurrent.storage.Gunzip;
import weka.recurrent.storage.Sha256;

/**
 * Sequences in a file: ARFF ({@code .arff}, {@code .arff.gz}), or another format of {@link Loaders}.
 *
 * @param label what tables call it
 * @param file where it is
 * @param className class attribute; empty for the last attribute
 */
public record FileData(String label, Path file, String className) implements DataSource {

  @Override
  public String origin() {
    return file.toString();
  }

  @Override
  public String identity() throws IOException {
    return Sha256.of(Sha256.ofFile(file), className);
  }

  @Override
  public String sha256() throws IOException {
    return Sha256.ofFile(file);
  }

  @Override
  public Instances header() throws IOException {
    if (!isArff()) {
      return new Instances(read(), 0);
    }
    try (Reader reader = reader()) {
      return withClass(new ArffReader(reader, 1000).getStructure());
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Instances read() throws IOException {
    try {
      if (isArff()) {
        try (Reader reader = reader()) {
          return withClass(new ArffReader(reader).getData());
        }
      }
      return withClass(Loaders.read(file));
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  /** Weka's parsers also end in exceptions that say nothing. */
  private IOException unreadable(Exception e) {
    boolean says = e.getMessage() != null && !(e instanceof RuntimeException && !(e instanceof IllegalArgumentException));
    return new IOException(file + ": " + (says ? e.getMessage() : "Weka cannot read it (" + e + ")"), e);
  }

  private boolean isArff() {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".arff") || name.endsWith(".arff.gz");
  }

  private Reader reader() throws IOException {
    InputStream in = file.toString().endsWith(".gz") ? Gunzip.open(file)
        : new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return new EndingReader(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
  }

  private Instances withClass(Instances data) throws IOException {
    if (className.isEmpty()) {
      data.setClassIndex(data.numAttributes() - 1);
      return data;
    }
    Attribute attribute = data.attribute(className);
    if (attribute == null) {
      throw new IOException("no attribute '" + className + "' to be the class");
    }
    data.setClass(attribute);
    return data;
  }
}
