import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

/** Adapter between gongji and your system: JSON Lines on stdin and stdout, `gongji protocol`.
 *  Fill in `open`, `observe` and one method per operation; the rest answers `unsupported`.
 *  适配器：在 gongji 与被测系统之间传递消息。请填写下列方法；未填写的答复 `unsupported`。
 *  金额为文本，以元为单位，两位小数，如 "12.30"：请用 BigDecimal，不要用 double。
 *  试运行 Try it:  gongji run --tier smoke -- java GongjiAdapter.java        (JDK 17 or later, no build)
 *  Money is a text in yuan with two decimals, such as "12.30": use BigDecimal, never double. */
public class GongjiAdapter {
    static final String NAME = "my-system", BUILD = "0.1";
    /** Add each one once its methods work: "relationships" (establish, terminate), "quotas",
     *  "settlement", "reversal" (reverse), "insurance" (enroll, transfer, end_insurance), "accounts"
     *  (contribute, spend), "clearing", "requests" (a request ID with every operation).
     *  方法可用后，在此声明相应能力。 */
    static final List<String> CAPABILITIES = List.of();

    static class Unsupported extends RuntimeException { Unsupported(String capability) { super(capability); } }
    static Map<String, Object> accepted(Object... receipt) {
        Map<String, Object> answer = map(receipt); answer.put("decision", "accepted"); return answer;
    }
    /** `code` is ours (`gongji explain`), or yours with `gongji run --codes FILE`. 代码：本套件的，或系统自有的。 */
    static Map<String, Object> rejected(String code) { return map("decision", "rejected", "code", code); }

    // ---- Your system: fill in the functions below. 以下由您填写。

    List<Map<String, Object>> records = List.of(); // Replace with your system's. 请改为系统中的记录。

    /** Clears all records, then records these people. 清空记录，再登记这些人员。 */
    void open(List<Map<String, Object>> people) { records = people; }

    /** Returns the whole observable state. 返回可查询到的全部状态。 */
    Map<String, Object> observe() {
        List<Object> people = new ArrayList<>();
        for (Map<String, Object> person : records) {
            Map<String, Object> shown = map("name", person.get("name"), "scheme", person.get("scheme"),
                "insurance", person.get("standing").equals("active") ? "active" : "ended",
                "region", person.get("region"));
            Object balance = person.get("balance");
            if (balance != null) shown.putAll(map("balance", balance, "free", balance));
            people.add(shown);
        }
        return map("people", people, "relationships", List.of(), "positions", List.of());
    }

    /** One method per operation (每项业务一个方法). Fields: text("holder"), text("amount"), …; null if left out. */
    Map<String, Object> establish(Request r) { throw new Unsupported("relationships"); } // return accepted();
    Map<String, Object> setQuota(Request r) { throw new Unsupported("quotas"); } // or rejected("below_used");
    Map<String, Object> settle(Request r) { throw new Unsupported("settlement"); } // accepted("paid", "50.00", "self_paid", "30.00")
    Map<String, Object> reverse(Request r) { throw new Unsupported("reversal"); }
    Map<String, Object> terminate(Request r) { throw new Unsupported("relationships"); }
    Map<String, Object> transfer(Request r) { throw new Unsupported("insurance"); }
    Map<String, Object> endInsurance(Request r) { throw new Unsupported("insurance"); }
    Map<String, Object> enroll(Request r) { throw new Unsupported("insurance"); }
    Map<String, Object> contribute(Request r) { throw new Unsupported("accounts"); }
    Map<String, Object> spend(Request r) { throw new Unsupported("accounts"); }
    Map<String, Object> clear(Request r) { throw new Unsupported("clearing"); } // accepted("statement", List.of(…))

    // ---- The protocol: nothing below needs a change. 以下无须修改。

    record Request(Map<String, Object> fields) { String text(String field) { return (String) fields.get(field); } }
    Map<String, Object> perform(Request r) {
        return switch (r.text("operation")) {
            case "establish" -> establish(r); case "set_quota" -> setQuota(r); case "settle" -> settle(r);
            case "reverse" -> reverse(r); case "terminate" -> terminate(r); case "transfer" -> transfer(r);
            case "end_insurance" -> endInsurance(r); case "enroll" -> enroll(r); case "spend" -> spend(r);
            case "contribute" -> contribute(r); case "clear" -> clear(r);
            default -> throw new IllegalArgumentException("no operation is called " + r.text("operation")); };
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> reply(Map<String, Object> m) {
        Map<String, Object> out = m.containsKey("case") ? map("case", m.get("case")) : map();
        switch ((String) m.get("message")) {
            case "hello" -> out.putAll(map("message", "hello", "protocol", 1, "system", map("name", NAME, "build", BUILD),
                "capabilities", CAPABILITIES, "isolation", "reset", "parallel", 1, "start", "given",
                "shows", List.of("people", "relationships", "positions")));
            case "open" -> { open((List<Map<String, Object>>) m.get("people")); out.put("message", "opened"); }
            case "do" -> { out.putAll(perform(new Request((Map<String, Object>) m.get("request")))); out.put("message", "answer"); }
            case "observe" -> { out.putAll(observe()); out.put("message", "state"); }
            case "close" -> out.put("message", "closed");
            case "bye" -> out.put("message", "bye");
            default -> throw new IllegalArgumentException("no message is called " + m.get("message"));
        }
        return out;
    }
    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws IOException {
        GongjiAdapter adapter = new GongjiAdapter();
        InputStream in = new BufferedInputStream(System.in);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b; (b = in.read()) != -1; ) {
            if (b != '\n') { line.write(b); continue; }
            Object n = 0;
            Map<String, Object> answer;
            try {
                Map<String, Object> message = (Map<String, Object>) new Json(line.toString(StandardCharsets.UTF_8)).value();
                n = message.get("n");
                answer = adapter.reply(message);
            } catch (Unsupported e) {
                answer = map("message", "unsupported", "capability", e.getMessage(), "text", e.getMessage() + " is not filled in");
            } catch (RuntimeException e) { e.printStackTrace(); answer = map("message", "error", "text", e.toString()); }
            answer.put("n", n); line.reset();
            System.out.write((Json.write(answer) + "\n").getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            if ("bye".equals(answer.get("message"))) System.exit(0);
        }
    }
    static Map<String, Object> map(Object... all) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < all.length; i += 2) map.put((String) all[i], all[i + 1]);
        return map;
    }
    /** The part of JSON that the protocol needs: objects, lists, texts, whole numbers. */
    static class Json {
        final String s; int at = 0; Json(String s) { this.s = s; }
        char next() { while (s.charAt(at) <= ' ') at++; return s.charAt(at); }
        boolean end(char close) { if (next() == ',') { at++; next(); } if (next() != close) return false; at++; return true; }
        Object value() {
            char c = next();
            if (c == '{') { Map<String, Object> m = map(); at++; while (!end('}')) { String key = text(); next(); at++; m.put(key, value()); } return m; }
            if (c == '[') { List<Object> l = new ArrayList<>(); at++; while (!end(']')) l.add(value()); return l; }
            if (c == '"') return text();
            int from = at; while (at < s.length() && ",]} \r".indexOf(s.charAt(at)) < 0) at++;
            String word = s.substring(from, at);
            return switch (word) { case "true" -> true; case "false" -> false; case "null" -> null; default -> Long.valueOf(word); };
        }
        String text() {
            StringBuilder b = new StringBuilder();
            for (at++; s.charAt(at) != '"'; at++) {
                char c = s.charAt(at);
                if (c != '\\') { b.append(c); continue; }
                c = s.charAt(++at);
                if (c == 'u') { b.append((char) Integer.parseInt(s.substring(at + 1, at + 5), 16)); at += 4; }
                else { int i = "nrtbf".indexOf(c); b.append(i < 0 ? c : "\n\r\t\b\f".charAt(i)); }
            }
            at++; return b.toString();
        }
        static String write(Object o) {
            StringJoiner all = new StringJoiner(",");
            if (o instanceof Map<?, ?> m) { m.forEach((k, v) -> all.add(write(k) + ":" + write(v))); return "{" + all + "}"; }
            if (o instanceof List<?> l) { l.forEach(v -> all.add(write(v))); return "[" + all + "]"; }
            if (!(o instanceof String s)) return String.valueOf(o);
            StringBuilder b = new StringBuilder("\"");
            s.chars().forEach(c -> { if (c == '"' || c == '\\') b.append('\\').append((char) c);
                else if (c < ' ') b.append(String.format("\\u%04x", c)); else b.append((char) c); });
            return b.append('"').toString();
        }
    }
}
