package id.fineclean.bot.audit;

import id.fineclean.bot.vault.KeyedHash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where the chain stands after a line.
///
/// @param hash of the line and, through the hash of the one before, of all before it: SHA-256
record AuditChain(long sequence, byte[] hash) {
  private static final int HASH_LENGTH = 32;

  /// Before the first line.
  static final AuditChain START = new AuditChain(0, new byte[HASH_LENGTH]);

  private static final byte LINE = 1;
  private static final byte HEAD = 2;

  /// @param entry none where it cannot be read: its hash is nobody's then
  AuditChain then(@Nullable AuditEntry entry) {
    return entry == null
        ? new AuditChain(sequence + 1, new byte[0])
        : new AuditChain(sequence + 1, sha256(canonical(sequence + 1, entry)));
  }

  private byte[] canonical(long number, AuditEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(hash);
      out.writeLong(number);
      out.writeLong(entry.at().toEpochMilli());
      out.writeLong(entry.actor());
      out.writeUTF(entry.role());
      out.writeUTF(entry.action());
      out.writeUTF(entry.object());
      out.writeUTF(entry.purpose());
      out.writeUTF(entry.outcome().name());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  byte[] seal(KeyedHash key) {
    return key.of(marked(LINE));
  }

  /// A head is sealed apart, or any line's seal would make it a head.
  byte[] headSeal(KeyedHash key) {
    return key.of(marked(HEAD));
  }

  boolean sealed(byte[] seal, KeyedHash key) {
    return MessageDigest.isEqual(seal, seal(key));
  }

  boolean headSealed(byte[] seal, KeyedHash key) {
    return MessageDigest.isEqual(seal, headSeal(key));
  }

  private byte[] marked(byte kind) {
    return ByteBuffer.allocate(1 + Long.BYTES + hash.length)
        .put(kind)
        .putLong(sequence)
        .put(hash)
        .array();
  }

  boolean same(AuditChain other) {
    return sequence == other.sequence && MessageDigest.isEqual(hash, other.hash);
  }

  AuditLog.Head head() {
    return new AuditLog.Head(sequence, HexFormat.of().formatHex(hash));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
