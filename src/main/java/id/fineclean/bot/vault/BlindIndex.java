package id.fineclean.bot.vault;

import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// Keyed hashes by which personal values are found without being readable: HMAC-SHA256 under the
/// master keyset's index key, cut to 16 bytes. Equal values of one kind give equal hashes;
/// different kinds never do.
public final class BlindIndex {
  private static final int LENGTH = 16;

  private final PrfSet prf;

  public BlindIndex(MasterKeyset master) {
    this.prf = master.indexing();
  }

  /// @param kind what sort of value it is, such as `telegram-user`
  public byte[] of(String kind, String value) {
    try {
      return prf.computePrimary((kind + '\0' + value).getBytes(StandardCharsets.UTF_8), LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("hashing failed", e);
    }
  }
}
