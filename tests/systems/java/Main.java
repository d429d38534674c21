import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The adapter (conformance/PROTOCOL.md): JSON Lines over stdio. It decides nothing. */
public final class Main {
    private static final String POLICY = "cn-2026-trial";

    /** Way to start: people are recorded with a history, or only as newly insured. */
    private final String start;

    /** The only open case, with its name. */
    private MutualAid open;
    private String name;

    private Main(String start) {
        this.start = start;
    }

    public static void main(String[] arguments) throws IOException {
        boolean afresh = List.of(arguments).equals(List.of("--start", "operations"));
        if (arguments.length > 0 && !afresh) {
            System.err.println("usage: run.sh [--start operations]");
            System.exit(2);
        }
        Main main = new Main(afresh ? "operations" : "given");
        InputStream in = new BufferedInputStream(System.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        for (byte[] line = line(in); line != null; line = line(in)) {
            Map<String, Object> reply = main.reply(line);
            out.write((Json.write(reply) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (reply.get("message").equals("bye")) {
                return;
            }
        }
    }

    /** Reads the bytes up to the next LF; null at the end of input. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    /** Returns one reply to one message, even if its bytes are garbage. */
    private Map<String, Object> reply(byte[] line) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("n", 0);
        try {
            Fields message = Fields.of(Json.read(decode(line)));
            if (!(message.object().get("n") instanceof BigDecimal n)) {
                throw new IllegalArgumentException("`n` is no number");
            }
            reply.put("n", n.intValueExact());
            reply.putAll(answer(message));
        } catch (RuntimeException | CharacterCodingException problem) {
            problem.printStackTrace();
            reply.put("message", "error");
            reply.put("text", String.valueOf(problem));
        }
        return reply;
    }

    private static String decode(byte[] line) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    }

    private Map<String, Object> answer(Fields message) {
        String kind = message.text("message");
        return switch (kind) {
            case "hello" -> hello(message);
            case "open" -> open(message);
            case "do" -> {
                Fields request = opened(message).fields("request");
                Operation operation = Operation.of(request);
                yield inCase("answer", open.perform(request.textOrNull("request"), operation));
            }
            case "observe" -> {
                opened(message);
                yield inCase("state", open.observe());
            }
            case "close" -> {
                opened(message);
                open = null;
                yield inCase("closed", Map.of());
            }
            case "bye" -> Map.of("message", "bye");
            default -> throw new IllegalArgumentException("no message is called " + kind);
        };
    }

    private Map<String, Object> hello(Fields message) {
        if (!BigDecimal.ONE.equals(message.object().get("protocol"))) {
            throw new IllegalArgumentException("this system speaks protocol 1");
        }
        if (!message.text("policy").equals(POLICY)) {
            return Map.of("message", "unsupported", "capability", "policy",
                    "text", "this system has the policy " + POLICY + " alone");
        }
        open = null;
        return Map.of(
                "message", "hello",
                "protocol", 1,
                "system", Map.of("name", "java", "build", "1.0"),
                "capabilities", List.of("relationships", "quotas", "settlement", "reversal",
                        "insurance", "accounts", "clearing", "requests"),
                "isolation", "reset",
                "parallel", 1,
                "start", start,
                "shows", List.of("people", "relationships", "positions"));
    }

    private Map<String, Object> open(Fields message) {
        MutualAid fresh = new MutualAid();
        for (Object person : message.list("people")) {
            Fields fields = Fields.of(person);
            if (start.equals("operations") && !isNewlyInsured(fields)) {
                throw new IllegalArgumentException("nobody comes here with a history");
            }
            fresh.putOnRecord(fields);
        }
        name = message.text("case");
        open = fresh;
        return inCase("opened", Map.of());
    }

    private static boolean isNewlyInsured(Fields person) {
        boolean employee = person.text("scheme").equals("employee");
        boolean empty = !person.has("balance") || employee && person.text("balance").equals("0.00");
        return person.text("standing").equals("active") && empty;
    }

    private Fields opened(Fields message) {
        if (open == null || !message.text("case").equals(name)) {
            throw new IllegalArgumentException("that case is not open");
        }
        return message;
    }

    private Map<String, Object> inCase(String kind, Map<String, Object> content) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("message", kind);
        reply.put("case", name);
        reply.putAll(content);
        return reply;
    }
}
