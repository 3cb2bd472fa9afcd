package id.fineclean.bot.web;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;

/// What can be measured on a page in a browser.
final class PageChecks {
  /// Elements beyond the sides of the window, or that hide a part of their text. What is only there
  /// for screen readers, and what is scrolled sideways on purpose, is left out.
  private static final String CUT =
      """
      () => {
        const width = document.documentElement.clientWidth;
        const found = [];
        if (document.scrollingElement.scrollWidth > width) {
          found.push('the page: ' + document.scrollingElement.scrollWidth);
        }
        for (const element of document.body.querySelectorAll('*')) {
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const forReaders = box.width <= 1 || box.bottom < 0 || style.clipPath !== 'none';
          if (box.height === 0 || !element.checkVisibility() || forReaders) continue;
          const name = element.tagName + '.' + element.className;
          if (box.right > width + 0.5 || box.left < -0.5) {
            found.push(name + ' sticks out: ' + box.left + ' to ' + box.right);
          }
          const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
          if (hides && element.scrollWidth > element.clientWidth + 1) {
            found.push(name + ' is cut');
          }
        }
        return found;
      }
      """;

  private PageChecks() {}

  /// What axe-core finds against WCAG 2.2 AA and its own advice, an element a line.
  static List<String> accessibility(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    // Listing each element that passed, with a selector of its own, takes most of the time.
    options.setResultTypes(List.of("violations"));
    AxeResults results =
        new AxeBuilder(page)
            .options(options)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            // Frames are analysed in a further page, and there are none.
            .setLegacyMode(true)
            .analyze();
    List<String> found = new ArrayList<>();
    results
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes().forEach(node -> found.add(rule.getId() + ": " + node.getHtml())));
    return found;
  }

  /// What is not wholly to be seen, or makes the page scroll sideways.
  @SuppressWarnings("unchecked")
  static List<String> cut(Page page) {
    return (List<String>) page.evaluate(CUT);
  }

  /// All bytes that a list of requests brought, headers and compressed bodies.
  static int weight(List<Request> requests) {
    // Asking lets further events in.
    return List.copyOf(requests).stream()
        .map(Request::sizes)
        .mapToInt(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
        .sum();
  }
}
