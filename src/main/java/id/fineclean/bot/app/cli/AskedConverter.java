package id.fineclean.bot.app.cli;

import id.fineclean.bot.understanding.Asked;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The names of [Asked] on command lines.
final class AskedConverter implements ITypeConverter<Asked> {
  @Override
  public Asked convert(String name) {
    return Arrays.stream(Asked.values())
        .filter(asked -> asked.id().equals(name))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("no such question: " + name));
  }

  /// All names, for the help.
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Asked.values()).map(Asked::id).iterator();
    }
  }
}
