package id.fineclean.bot.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;

/// The two keysets everything else hangs on: one wraps the customers' keys, one computes blind
/// indexes. They and the database together reveal everything; without them nobody can read it,
/// ever.
///
/// Stored as JSON, `{"wrap": keyset, "index": keyset}`, each in Tink's JSON format.
public final class MasterKeyset {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final byte[] PROOF = "master keyset".getBytes(StandardCharsets.UTF_8);

  private final KeysetHandle wrap;
  private final KeysetHandle index;

  private MasterKeyset(KeysetHandle wrap, KeysetHandle index) {
    this.wrap = wrap;
    this.index = index;
  }

  /// A new one, from the system's random source.
  public static MasterKeyset generate() {
    register();
    try {
      HmacPrfParameters prf =
          HmacPrfParameters.builder()
              .setKeySizeBytes(32)
              .setHashType(HmacPrfParameters.HashType.SHA256)
              .build();
      return new MasterKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
          KeysetHandle.generateNew(prf));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keys cannot be generated", e);
    }
  }

  /// @throws KeysetException `json` is not such a document. The message holds nothing of it.
  public static MasterKeyset parse(String json) throws KeysetException {
    register();
    try {
      JsonNode both = JSON.readTree(json);
      return new MasterKeyset(parse(both.path("wrap")), parse(both.path("index")));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw new KeysetException("it is not a master keyset of this bot");
    }
  }

  /// @throws KeysetException the file is missing, unreadable, or no keyset
  public static MasterKeyset read(Path file) throws KeysetException {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new KeysetException("it cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /// Writes the keysets to a new file that only its owner can read. Never replaces one.
  ///
  /// @throws KeysetException the file exists already or cannot be written
  public void writeNew(Path file) throws KeysetException {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(draft);
      createPrivate(draft);
      Files.writeString(draft, toJson(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      publish(draft, file);
    } catch (FileAlreadyExistsException e) {
      throw new KeysetException("it exists already");
    } catch (IOException e) {
      throw new KeysetException("it cannot be written: " + e.getClass().getSimpleName());
    }
  }

  /// Gives a finished file its name, so that a crash leaves either no keyset or a whole one. A
  /// link, other than a move, never replaces anything.
  private static void publish(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (UnsupportedOperationException noLinks) {
      Files.copy(draft, file, StandardCopyOption.COPY_ATTRIBUTES);
    } finally {
      Files.deleteIfExists(draft);
    }
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    } catch (IOException foldersCannotBeFlushedHere) {
      // As on Windows; the file itself is on the disk.
      return;
    }
  }

  /// What only this keyset can have made: tells keysets apart without showing anything of them.
  byte[] proof() {
    try {
      return wrapping().encrypt(mark(), PROOF);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption failed", e);
    }
  }

  /// Whether a database's proof of its keyset is this one's.
  public boolean made(byte[] proof) {
    try {
      return MessageDigest.isEqual(wrapping().decrypt(proof, PROOF), mark());
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private byte[] mark() throws GeneralSecurityException {
    return indexing().computePrimary(PROOF, 16);
  }

  Aead wrapping() {
    try {
      return wrap.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the wrapping keyset is unusable", e);
    }
  }

  PrfSet indexing() {
    try {
      return index.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the index keyset is unusable", e);
    }
  }

  private static KeysetHandle parse(JsonNode keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(keyset.toString(), InsecureSecretKeyAccess.get());
  }

  private String toJson() throws IOException {
    try {
      String wrapped =
          TinkJsonProtoKeysetFormat.serializeKeyset(wrap, InsecureSecretKeyAccess.get());
      String indexed =
          TinkJsonProtoKeysetFormat.serializeKeyset(index, InsecureSecretKeyAccess.get());
      return "{\"wrap\": " + wrapped + ",\n \"index\": " + indexed + "}\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keysets cannot be serialised", e);
    }
  }

  private static void createPrivate(Path file) throws IOException {
    boolean posix = !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    if (posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  private static void register() {
    try {
      AeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the cryptography library cannot start", e);
    }
  }
}
