package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.site.ComparisonPage.Side;
import id.fineclean.bot.policy.site.ComparisonPage.Words;
import id.fineclean.bot.policy.site.DocumentArticle;
import id.fineclean.bot.web.SiteLayout.Link;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final String HOSTILE = "\"><script>alert('x')</script>&amp;\n  end";

  @Test
  void whatIsPutIntoAPageStaysText() {
    String page = links(new Link("/a", HOSTILE, false));
    assertEquals(
        "<ul><li><a href=\"/a\">\"&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;\n  end</a></li></ul>",
        page);
  }

  @Test
  void whatIsPutIntoAnAttributeStaysInIt() {
    String page = links(new Link(HOSTILE, "a", false));
    assertFalse(page.contains("<script"), page);
    assertTrue(page.startsWith("<ul><li><a href=\"&#34;>&lt;script>alert(&#39;x"), page);
  }

  @Test
  void noLinkRunsAScript() {
    for (String target : List.of("javascript:alert(1)", " JavaScript:alert(1)")) {
      assertFalse(links(new Link(target, "a", false)).toLowerCase().contains("href=\"javascript"));
    }
  }

  @Test
  void linesAreJoinedButSpaceThatCountsIsKept() {
    Side side = new Side("Versi", false, List.of(word("a", 1), word("b", 0), word("c", 2)));
    assertEquals(
        "<div><h3>Versi</h3><p lang=\"id\"><del>a</del> b <ins>c</ins> </p></div>",
        page("side", Map.of("side", side)));
    DocumentArticle list =
        new DocumentArticle.Items(
            List.of(
                new DocumentArticle.Item(ClauseId.parse("4.1").orElseThrow(), "Data", "isi"),
                new DocumentArticle.Item(null, null, "lagi")));
    assertEquals(
        "<article lang=\"id\"><ul><li id=\"pasal-4.1\"><a class=\"number\" href=\"#pasal-4.1\""
            + " data-number=\"4.1\" aria-label=\"§4.1\"></a><strong>Data:</strong> isi</li>"
            + "<li>lagi</li></ul></article>",
        page("article", Map.of("parts", List.of(list), "toContents", "Isi")));
  }

  private static Words word(String text, int change) {
    return new Words(text, change == 1, change == 2);
  }

  private static String links(Link link) {
    return page("links", Map.of("links", List.of(link)));
  }

  private static String page(String template, Map<String, Object> values) {
    return new String(Pages.page(template, values), StandardCharsets.UTF_8);
  }
}
