import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Debts: one signed amount for each pair of regions, so that opposite claims net out. */
final class Clearing {
    /** Two regions in sorted order. */
    private record Pair(String first, String second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = first.compareTo(other.first);
            return order != 0 ? order : second.compareTo(other.second);
        }
    }

    /** Debt of the first of the pair to the second; the second owes if it is negative. */
    private final Map<Pair, Long> balances = new TreeMap<>();

    void claim(String debtor, String creditor, long fen) {
        if (debtor.compareTo(creditor) < 0) {
            balances.merge(new Pair(debtor, creditor), fen, Math::addExact);
        } else if (debtor.compareTo(creditor) > 0) {
            balances.merge(new Pair(creditor, debtor), -fen, Math::addExact);
        }
    }

    List<Map<String, Object>> positions() {
        List<Map<String, Object>> positions = new ArrayList<>();
        balances.forEach((pair, fen) -> {
            if (fen > 0) {
                positions.add(position(pair.first, pair.second, fen));
            } else if (fen < 0) {
                positions.add(position(pair.second, pair.first, -fen));
            }
        });
        return positions;
    }

    void close() {
        balances.clear();
    }

    private static Map<String, Object> position(String debtor, String creditor, long fen) {
        return Map.of("debtor", debtor, "creditor", creditor, "amount", Money.show(fen));
    }
}
