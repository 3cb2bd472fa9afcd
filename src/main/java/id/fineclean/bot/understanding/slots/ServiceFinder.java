package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.SlotKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds names of services, the longest at each place. Between the words of a name a count may
/// stand: "cuci 2 sofa".
final class ServiceFinder {
  private static final class Node {
    final Map<String, Node> next = new HashMap<>(2);
    @Nullable String id;
    boolean weak;
  }

  private final Node root = new Node();

  ServiceFinder(ServiceNames names) {
    names.phrases().forEach((id, phrases) -> phrases.forEach(phrase -> add(id, phrase)));
  }

  private void add(String id, String phrase) {
    boolean weak = phrase.startsWith("~");
    Sentence words = SentenceReader.read(weak ? phrase.substring(1) : phrase);
    Node node = root;
    for (int i = 0; i < words.size(); i++) {
      node = node.next.computeIfAbsent(words.word(i), _ -> new Node());
    }
    if (node != root && node.id == null) {
      node.id = id;
      node.weak = weak;
    }
  }

  List<Found.Value> find(Sentence s) {
    List<Found.Value> found = new ArrayList<>(2);
    for (int i = 0; i < s.size(); i++) {
      Found.Value service = at(s, i);
      if (service != null) {
        found.add(service);
        i = service.to() - 1;
      }
    }
    return found;
  }

  private Found.@Nullable Value at(Sentence s, int i) {
    Node node = step(root, s, i);
    Found.Value longest = null;
    int k = i;
    while (node != null) {
      k++;
      if (node.id != null) {
        longest = new Found.Value(SlotKey.SERVICE, node.id, i, k, node.weak);
      }
      Node direct = step(node, s, k);
      if (direct == null) {
        int behind = skip(s, k);
        direct = behind > k ? step(node, s, behind) : null;
        k = direct == null ? k : behind;
      }
      node = direct;
    }
    return longest;
  }

  private static @Nullable Node step(Node node, Sentence s, int k) {
    return s.at(k).isWord() ? node.next.get(s.word(k)) : null;
  }

  /// Behind a hyphen, or a count and its unit.
  private static int skip(Sentence s, int k) {
    if (s.is(k, "-", "/")) {
      return k + 1;
    }
    ReadNumber count = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    if (count == null) {
      return k;
    }
    return s.is(count.to(), "unit", "buah", "set") ? count.to() + 1 : count.to();
  }
}
