package weka.recurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Circles of a directed graph: its strongly connected components of at least two nodes.
 *
 * <p>Tarjan (1972), doi:10.1137/0201010.
 */
final class Circles {
  private final Map<String, Set<String>> arrows;
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<Set<String>> found = new ArrayList<>();

  private Circles(Map<String, Set<String>> arrows) {
    this.arrows = arrows;
  }

  /** Each circle's nodes, the circles in the order of their first nodes. Arrows to nodes that are no keys do not count. */
  static List<Set<String>> of(Map<String, Set<String>> arrows) {
    Circles circles = new Circles(arrows);
    arrows.keySet().stream().sorted().filter(node -> !circles.order.containsKey(node)).forEach(circles::visit);
    Map<String, Set<String>> sorted = new TreeMap<>();
    circles.found.forEach(circle -> sorted.put(circle.iterator().next(), circle));
    return List.copyOf(sorted.values());
  }

  private void visit(String node) {
    order.put(node, order.size());
    lowest.put(node, order.get(node));
    open.push(node);
    for (String next : arrows.get(node)) {
      if (!arrows.containsKey(next)) {
        continue;
      }
      if (!order.containsKey(next)) {
        visit(next);
        lowest.merge(node, lowest.get(next), Math::min);
      } else if (open.contains(next)) {
        lowest.merge(node, order.get(next), Math::min);
      }
    }
    if (lowest.get(node).equals(order.get(node))) {
      Set<String> circle = new TreeSet<>();
      String member;
      do {
        member = open.pop();
        circle.add(member);
      } while (!member.equals(node));
      if (circle.size() > 1) {
        found.add(circle);
      }
    }
  }

  /** The shortest way round from the first node of a circle, as {@code a -> b -> a}. */
  static String shortestWay(Set<String> circle, Map<String, Set<String>> arrows) {
    String start = circle.iterator().next();
    Map<String, String> cameFrom = new LinkedHashMap<>();
    Deque<String> toVisit = new ArrayDeque<>(List.of(start));
    while (!cameFrom.containsKey(start)) {
      String node = toVisit.remove();
      for (String next : arrows.get(node)) {
        if (circle.contains(next) && cameFrom.putIfAbsent(next, node) == null) {
          toVisit.add(next);
        }
      }
    }
    Deque<String> way = new ArrayDeque<>(List.of(start));
    String node = start;
    do {
      node = cameFrom.get(node);
      way.push(node);
    } while (!node.equals(start));
    return String.join(" -> ", way);
  }
}
