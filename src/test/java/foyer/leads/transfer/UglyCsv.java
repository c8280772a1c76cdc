package foyer.leads.transfer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A table of contacts with what people's tables have: quotes, separators and line ends in cells, blanks around them,
 * letters of many scripts, blank and short rows, duplicates, and rows that are wrong. What has to become of it is known.
 *
 * @param text the table
 * @param rows below the header, blank ones not counted
 * @param created how many leads it makes
 * @param duplicates how many rows are of somebody who came before
 * @param failed how many rows are wrong
 */
record UglyCsv(String text, int rows, int created, int duplicates, int failed) {

    private static final List<String> NAMES = List.of(
            "Amina Haddad",
            "José \"Pepe\" Núñez",
            "O'Brien, Siobhán",
            "أمينة حداد",
            "  Li Wei  ",
            "Zoë\r\nvan der Berg",
            "\u00A0Noël\u00A0",
            "=HYPERLINK(\"https://x.example\")",
            "Пётр Иванов",
            "山田 太郎 😀");
    private static final List<String> WRONG_EMAILS = List.of("nobody", "a@@b.example", "a b@c.example", "@x.example");
    private static final int DUPLICATE_PERCENT = 30;
    private static final int WRONG_PERCENT = 2;
    private static final int PERCENT = 100;

    static UglyCsv of(int rows, long seed) {
        return new Writer(new Random(seed)).write(rows);
    }

    byte[] bytes(Charset charset) {
        return text.getBytes(charset);
    }

    byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }

    private static final class Writer {

        private final Random random;
        private final StringBuilder text =
                new StringBuilder("Full name,E-Mail,Mobile,Company,Web site,Budget,Notes\r\n");
        private final List<Integer> made = new ArrayList<>();
        private int duplicates;
        private int failed;

        Writer(Random random) {
            this.random = random;
        }

        UglyCsv write(int rows) {
            for (var i = 0; i < rows; i++) {
                row(i);
                if (random.nextInt(PERCENT) == 0) {
                    text.append(random.nextBoolean() ? "\r\n" : " , ,,\n");
                }
            }
            return new UglyCsv(text.toString(), rows, made.size(), duplicates, failed);
        }

        private void row(int number) {
            if (random.nextInt(PERCENT) < WRONG_PERCENT) {
                failed++;
                row(name(), pick(WRONG_EMAILS), phone(number), "", "");
            } else if (!made.isEmpty() && random.nextInt(PERCENT) < DUPLICATE_PERCENT) {
                duplicates++;
                again(number, made.get(random.nextInt(made.size())));
            } else {
                made.add(number);
                row(name(), email(number), phone(number), "https://www.c" + number + ".example/about", "AED 1,250.50");
            }
        }

        /** The same somebody by one of three things, written in another way. */
        private void again(int number, int before) {
            switch (random.nextInt(3)) {
                case 0 -> row(name(), " " + email(before).toUpperCase(Locale.ROOT), "", "", "");
                case 1 -> row(name(), email(-number), phone(before).replace("+9715", "+971 (5) "), "", "");
                default -> row(name(), "", "", "c" + before + ".example", "12");
            }
        }

        private void row(String name, String email, String phone, String website, String budget) {
            var cells = List.of(
                    name,
                    email,
                    phone,
                    "Company " + random.nextInt(1000),
                    website,
                    budget,
                    "said: \"call\nme\"; \t,soon");
            text.append(String.join(",", cells.stream().map(this::cell).toList()))
                    .append(random.nextInt(10) == 0 ? "\n" : "\r\n");
        }

        private String cell(String cell) {
            var needed = cell.matches("(?s).*[\",\r\n;].*") || cell.startsWith(" ") || random.nextInt(20) == 0;
            return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }

        private String name() {
            return pick(NAMES);
        }

        private static String email(int number) {
            return "person" + number + "@mail" + number % 97 + ".example";
        }

        private static String phone(int number) {
            return "+9715%08d".formatted(number);
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
