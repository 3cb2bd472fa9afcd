package id.fineclean.bot.app;

import id.fineclean.bot.app.Settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Reads `.env`: UTF-8, with or without a byte order mark, one setting a line.
///
/// ```
/// # a whole line of comment
/// NAME=value            # white space and # begin a comment; a#b is a value
/// NAME='as it stands'
/// NAME="as it stands, but \" is a quote and \\ a backslash"
/// export NAME=value     # as a shell would have it
/// ```
///
/// White space around names and values does not count, nor does what quotes enclose go on in the
/// next line. A name that no setting has is a mistake: it is mostly one misspelt.
public final class EnvFile {
  /// Where it is looked for.
  public static final Path STANDARD = Path.of(".env");

  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");
  private static final Pattern QUOTED =
      Pattern.compile("(?:'(?<single>[^']*)'|\"(?<double>(?:[^\"\\\\]|\\\\.)*+)\")\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("\\s#.*");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private EnvFile(String file) {
    this.file = file;
  }

  /// Reads a file; one that is missing holds nothing.
  ///
  /// @return values by name
  /// @throws InvalidSettingsException it cannot be read, or lines of it cannot be understood; each
  ///     mistake names its line, and none shows a value
  public static Map<String, String> read(Path path) throws InvalidSettingsException {
    EnvFile file = new EnvFile(path.toString());
    file.text(path).ifPresent(file::lines);
    if (!file.mistakes.isEmpty()) {
      throw new InvalidSettingsException(file.mistakes);
    }
    return file.values;
  }

  private Optional<String> text(Path path) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(path);
      return isWide(bytes) ? refused("is in UTF-16: save it as UTF-8") : Optional.of(utf8(bytes));
    } catch (CharacterCodingException e) {
      return refused("is not in UTF-8: save it as UTF-8");
    } catch (AccessDeniedException e) {
      return refused("may not be read by " + Privacy.user() + Privacy.ownerOf(path));
    } catch (IOException e) {
      return refused("cannot be read");
    }
  }

  private Optional<String> refused(String why) {
    mistakes.add(file + " " + why);
    return Optional.empty();
  }

  /// Every letter of a setting's name takes two bytes there, one of which is 0.
  private static boolean isWide(byte[] bytes) {
    return IntStream.range(0, Math.min(bytes.length, 4)).anyMatch(i -> bytes[i] == 0);
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private void lines(String text) {
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        line(number, line);
      }
    }
  }

  private void line(int number, String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      wrong(number, "is not NAME=value");
      return;
    }
    String name = matcher.group(1);
    Integer before = lines.putIfAbsent(name, number);
    if (!SettingNames.ALL.contains(name)) {
      wrong(number, name + " is no setting" + hint(name));
    } else if (before != null) {
      wrong(number, name + " is set already in line " + before);
    } else {
      value(matcher.group(2))
          .ifPresentOrElse(value -> values.put(name, value), () -> wrong(number, unclear(name)));
    }
  }

  private static String hint(String name) {
    return SettingNames.nearest(name).map(known -> "; is " + known + " meant?").orElse("");
  }

  private static String unclear(String name) {
    return name + ": a quote is not closed, or something follows it";
  }

  /// @param text with the white space that stands before and after
  private static Optional<String> value(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("'") && !stripped.startsWith("\"")) {
      return Optional.of(COMMENT.matcher(text).replaceFirst("").strip());
    }
    Matcher quoted = QUOTED.matcher(stripped);
    if (!quoted.matches()) {
      return Optional.empty();
    }
    String single = quoted.group("single");
    return Optional.of(single != null ? single : unescaped(quoted.group("double")));
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\([\"\\\\])", "$1");
  }

  private void wrong(int number, String what) {
    mistakes.add(file + " line " + number + ": " + what);
  }
}
