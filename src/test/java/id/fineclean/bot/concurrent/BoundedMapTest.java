package id.fineclean.bot.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundedMapTest {
  private static Set<String> filled(Map<String, Integer> map) {
    map.put("a", 1);
    map.put("b", 2);
    map.get("a");
    map.put("a", 3);
    map.put("c", 4);
    return map.keySet();
  }

  @Test
  void dropsWhatWasNotUsedForLongest() {
    assertEquals(Set.of("a", "c"), filled(BoundedMap.ofLatestUsed(2)));
  }

  @Test
  void dropsWhatWasAddedFirst() {
    assertEquals(Set.of("b", "c"), filled(BoundedMap.ofLatestAdded(2)));
  }

  @Test
  void holdsAsManyAsItMay() {
    Map<Integer, Integer> map = BoundedMap.ofLatestUsed(100);
    for (int i = 0; i < 1_000; i++) {
      map.computeIfAbsent(i, key -> key);
    }
    assertEquals(100, map.size());
    assertEquals(999, map.get(999));
  }
}
