package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trained models in a folder, by the hash of what they were trained on. A file that is missing,
/// damaged or of another version leads to training; one that cannot be written, to a warning.
/// Thread-safe.
public final class ModelCache {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

  private final Path folder;
  private volatile Optional<Known> last = Optional.empty();

  /// The model that was asked for last: mostly, it is asked for again.
  private record Known(String key, IntentModel model) {}

  /// @param folder created where it is missing
  public ModelCache(Path folder) {
    this.folder = folder;
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
    Optional<Known> known = last.filter(model -> model.key.equals(key));
    if (known.isEmpty()) {
      known = read(file(key), examples, vocabulary).map(model -> new Known(key, model));
      if (known.isPresent()) {
        last = known;
      }
    }
    return known.map(Known::model);
  }

  private Path file(String key) {
    return folder.resolve("intents-" + key + ".model");
  }

  private static Optional<IntentModel> read(
      Path file, List<Example> examples, Vocabulary vocabulary) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
        var in = new DataInputStream(checked)) {
      IntentModel model = IntentModel.read(in, ModelTrainer.normaliser(examples, vocabulary));
      long found = checked.getChecksum().getValue();
      if (in.readLong() != found) {
        throw new IOException("wrong checksum");
      }
      return Optional.of(model);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.warn("The cached model {} is damaged, training anew", file);
      return Optional.empty();
    }
  }

  private static void write(Path file, IntentModel model) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "intents-", ".draft");
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
