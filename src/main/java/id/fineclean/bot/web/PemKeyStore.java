package id.fineclean.bot.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate and its key from PEM, as the platform wants them.
final class PemKeyStore {
  /// Protects nothing: the store only ever lives in memory, but must have one.
  static final String PASSWORD = "in-memory";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]+)-----END");

  private PemKeyStore() {}

  static KeyStore of(byte[] certificate, byte[] key) throws UnusableTlsException {
    Certificate[] chain = chain(certificate);
    PrivateKey secret = key(new String(key, StandardCharsets.US_ASCII), chain[0].getPublicKey());
    try {
      if (!fits(secret, chain[0].getPublicKey())) {
        throw new UnusableTlsException("TLS_KEY_FILE is not the key of TLS_CERT_FILE");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", secret, PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new UnusableTlsException("TLS_CERT_FILE and TLS_KEY_FILE cannot be used together");
    }
  }

  private static Certificate[] chain(byte[] pem) throws UnusableTlsException {
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
    } catch (CertificateException e) {
      // Told below; the exception may quote what it read.
    }
    throw new UnusableTlsException("TLS_CERT_FILE holds no certificate in PEM format");
  }

  private static PrivateKey key(String pem, PublicKey certified) throws UnusableTlsException {
    Matcher found = KEY.matcher(pem);
    if (!found.find()) {
      throw new UnusableTlsException("TLS_KEY_FILE holds no private key in PEM format");
    }
    String kind = found.group(1);
    if (kind.startsWith("ENCRYPTED")) {
      throw new UnusableTlsException("TLS_KEY_FILE is protected by a password: remove that first");
    }
    try {
      byte[] content = Base64.getMimeDecoder().decode(found.group(2));
      byte[] pkcs8 = kind.equals("PRIVATE KEY") ? content : Der.wrapKey(content, certified);
      return KeyFactory.getInstance(certified.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableTlsException("TLS_KEY_FILE is not the key of TLS_CERT_FILE");
    }
  }

  private static boolean fits(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    byte[] sample = "any text will do".getBytes(StandardCharsets.US_ASCII);
    String algorithm = signatureOf(certified);
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(sample);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(sample);
    return signature.verify(signed);
  }

  private static String signatureOf(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
