package id.fineclean.bot.web;

import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.util.Arrays;

/// The little of ASN.1's distinguished encoding rules (X.690) that older key files need.
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION_ZERO = {0x02, 0x01, 0x00};

  private Der() {}

  /// Puts the envelope of PKCS #8 (RFC 5208) around a key in the older form of RSA (PKCS #1) or of
  /// elliptic curves (SEC 1): the platform reads no other. What kind of key it is, its public
  /// counterpart tells.
  static byte[] wrapKey(byte[] key, PublicKey counterpart) {
    return element(
        SEQUENCE, VERSION_ZERO, algorithm(counterpart.getEncoded()), element(OCTETS, key));
  }

  /// The first element inside a public key (RFC 5280, SubjectPublicKeyInfo) names the algorithm.
  private static byte[] algorithm(byte[] publicKey) {
    int start = contentStart(publicKey, 0);
    int end = contentStart(publicKey, start) + length(publicKey, start);
    return Arrays.copyOfRange(publicKey, start, end);
  }

  private static int contentStart(byte[] der, int element) {
    int first = der[element + 1] & 0xff;
    return element + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int length(byte[] der, int element) {
    int first = der[element + 1] & 0xff;
    int length = first < 0x80 ? first : 0;
    for (int i = element + 2; i < contentStart(der, element); i++) {
      length = (length << 8) | (der[i] & 0xff);
    }
    return length;
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      // No key is as long as 64 KiB.
      out.write(0x82);
      out.write(length >> 8);
      out.write(length & 0xff);
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
