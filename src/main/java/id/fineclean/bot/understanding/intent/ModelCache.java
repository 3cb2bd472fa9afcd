package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.text.Normaliser;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trained models in a folder, by the hash of what they were trained on, beside the one that the
/// build
/// made of the content that comes with the project. A file that is missing, damaged or of another
/// version leads to training; one that cannot be written, to a warning. Thread-safe.
public final class ModelCache {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

  private static final String BEGINNING = "intents-";
  private static final String SHIPPED = "/models/";

  private final Path folder;
  private final Shipped shipped;
  private volatile Optional<Known> last = Optional.empty();

  /// The model that was asked for last: mostly, it is asked for again.
  private record Known(String key, IntentModel model) {}

  /// The models that the build made, by the name of their files.
  interface Shipped {
    @Nullable InputStream open(String name) throws IOException;
  }

  /// @param folder created where it is missing
  public ModelCache(Path folder) {
    this(folder, name -> ModelCache.class.getResourceAsStream(SHIPPED + name));
  }

  ModelCache(Path folder, Shipped shipped) {
    this.folder = folder;
    this.shipped = shipped;
  }

  /// Where the models are.
  public Path folder() {
    return folder;
  }

  /// The model of exactly these examples and this vocabulary, trained if need be.
  public IntentModel get(List<Example> examples, Vocabulary vocabulary) {
    return find(examples, vocabulary)
        .orElseGet(
            () -> {
              IntentModel model = IntentModel.train(examples, vocabulary);
              String key = key(examples, vocabulary);
              write(file(key), model);
              last = Optional.of(new Known(key, model));
              return model;
            });
  }

  /// The model of exactly these examples and this vocabulary, if it has been trained before.
  public Optional<IntentModel> find(List<Example> examples, Vocabulary vocabulary) {
    String key = key(examples, vocabulary);
    Optional<Known> known =
        last.filter(model -> model.key.equals(key))
            .or(() -> read(key, examples, vocabulary).map(model -> new Known(key, model)));
    known.ifPresent(found -> last = known);
    return known.map(Known::model);
  }

  /// Removes all models but the one that was asked for last.
  public void keepOnlyLast() {
    String kept = last.map(model -> name(model.key)).orElse("");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(BEGINNING) && !name.equals(kept)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("Models that are no longer used cannot be removed from {}", folder);
    }
  }

  private Path file(String key) {
    return folder.resolve(name(key));
  }

  private static String name(String key) {
    return BEGINNING + key + ".model";
  }

  private Optional<IntentModel> read(String key, List<Example> examples, Vocabulary vocabulary) {
    return read(this::openFile, key, examples, vocabulary)
        .or(() -> read(shipped, key, examples, vocabulary));
  }

  private @Nullable InputStream openFile(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.newInputStream(file) : null;
  }

  private static Optional<IntentModel> read(
      Shipped source, String key, List<Example> examples, Vocabulary vocabulary) {
    try (InputStream stream = source.open(name(key))) {
      return stream == null
          ? Optional.empty()
          : Optional.of(read(stream, ModelTrainer.normaliser(examples, vocabulary)));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.warn("The cached model {} is damaged, training anew", name(key));
      return Optional.empty();
    }
  }

  private static IntentModel read(InputStream stream, Normaliser normaliser) throws IOException {
    var checked = new CheckedInputStream(new BufferedInputStream(stream, 1 << 16), new CRC32());
    var in = new DataInputStream(checked);
    IntentModel model = IntentModel.read(in, normaliser);
    long found = checked.getChecksum().getValue();
    if (in.readLong() != found) {
      throw new IOException("wrong checksum");
    }
    return model;
  }

  private static void write(Path file, IntentModel model) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), BEGINNING, ".draft");
      try {
        writeTo(draft, model);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      LOG.warn("The model cannot be cached in {}, it will be trained at every start", file);
    }
  }

  private static void writeTo(Path file, IntentModel model) throws IOException {
    try (var checked =
            new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), new CRC32());
        var out = new DataOutputStream(checked)) {
      model.write(out);
      out.flush();
      out.writeLong(checked.getChecksum().getValue());
    }
  }

  private static String key(List<Example> examples, Vocabulary vocabulary) {
    MessageDigest digest = sha256();
    digest.update((byte) ModelTrainer.VERSION);
    examples.forEach(example -> add(digest, example.intent() + "\t" + example.text()));
    addAll(digest, vocabulary.slang());
    addAll(digest, vocabulary.phrases());
    new TreeSet<>(vocabulary.protectedWords()).forEach(word -> add(digest, word));
    new TreeMap<>(vocabulary.synonyms()).forEach((word, others) -> add(digest, word + others));
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void addAll(MessageDigest digest, Map<String, String> entries) {
    add(digest, "map");
    new TreeMap<>(entries).forEach((key, value) -> add(digest, key + "\t" + value));
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
