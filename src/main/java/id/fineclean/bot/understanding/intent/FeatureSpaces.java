package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// The features of messages as they were written, and as they were meant.
record FeatureSpaces(FeatureSpace written, FeatureSpace meant) {
  Vectors vectors(Message message) {
    return new Vectors(
        written.vector(Features.written(message.written())),
        meant.vector(Features.meant(message.words())));
  }

  void write(DataOutputStream out) throws IOException {
    written.write(out);
    meant.write(out);
  }

  static FeatureSpaces read(DataInputStream in) throws IOException {
    return new FeatureSpaces(FeatureSpace.read(in), FeatureSpace.read(in));
  }
}
