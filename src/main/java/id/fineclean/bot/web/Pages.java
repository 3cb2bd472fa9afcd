package id.fineclean.bot.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Pages from the templates in `src/main/jte`, which the build has made into classes. What a
/// template puts into a page is escaped for the place where it stands. Thread-safe.
final class Pages {
  static final String PACKAGE = "id.fineclean.bot.pages";

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);

  private Pages() {}

  /// @param template its file's name without `.jte`
  /// @param values of its parameters by their names
  /// @return the page in UTF-8
  static byte[] page(String template, Map<String, Object> values) {
    StringOutput page = new StringOutput(16_384);
    ENGINE.render(template + ".jte", values, new Joined(page));
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Joins the lines of templates, so that they can be laid out for reading without a page holding
  /// space that shows. What is put into them stays as it is.
  private static final class Joined extends OwaspHtmlTemplateOutput {
    private static final Pattern INDENT = Pattern.compile("^ +");
    private static final Pattern BREAK = Pattern.compile("\\n *");

    private boolean atLineStart;

    Joined(TemplateOutput out) {
      super(out);
    }

    @Override
    public void setContext(String element, @Nullable String attribute) {
      atLineStart = false;
      super.setContext(element, attribute);
    }

    @Override
    public void writeContent(String markup) {
      String line = atLineStart ? INDENT.matcher(markup).replaceFirst("") : markup;
      if (!line.isEmpty()) {
        int lastBreak = line.lastIndexOf('\n');
        atLineStart = lastBreak >= 0 && line.substring(lastBreak).isBlank();
      }
      super.writeContent(BREAK.matcher(line).replaceAll(""));
    }
  }
}
