package foyer.bench;

import foyer.bench.data.BenchData.Owner;
import foyer.bench.data.BenchDatabase;
import foyer.bench.load.CoreSpeed;
import foyer.bench.load.CpuTime;
import foyer.bench.load.ServerProcess;
import foyer.transfer.table.Cell;
import foyer.transfer.table.TableWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How many rows of a file of leads are imported a second, as text and as a workbook, with those changed that came before, and what memory it takes. */
final class ImportRates {

    private static final int RUNS = 3;

    private final BenchDatabase database;
    private final ServerProcess server;
    private final Company company;
    private final int rows;
    private final PrintStream out;

    ImportRates(BenchDatabase database, ServerProcess server, Owner owner, int rows, PrintStream out) {
        this.database = database;
        this.server = server;
        this.company = new Company(server, owner);
        this.rows = rows;
        this.out = out;
    }

    /** The first run is for the compiler, and finds nobody of a file before; 30 % of each one's rows are of people who are there. */
    void run() throws IOException, InterruptedException {
        for (var run = 1; run <= RUNS * Form.values().length; run++) {
            var form = run <= RUNS ? Form.CSV : Form.XLSX;
            var file = upload(table(run, form), form);
            var speed = CoreSpeed.megabytesASecond();
            var jvm = CpuTime.of(server.pid());
            var postgres = CpuTime.ofFamily(database.pid());
            var job = company.ended(begin(file));
            var took = Duration.between(moment(job, "startedAt"), moment(job, "finishedAt"));
            out.printf(
                    "import, %s, run %d: %d rows in %.1f s, %.0f a second, cpu %.3f + %.3f ms a row, %s; at most %s resident; a core hashes %.0f MB/s%n",
                    form,
                    run,
                    rows,
                    took.toMillis() / 1e3,
                    rows * 1e3 / took.toMillis(),
                    (CpuTime.of(server.pid()) - jvm) / rows,
                    (CpuTime.ofFamily(database.pid()) - postgres) / rows,
                    job.path("output"),
                    resident(),
                    speed);
        }
    }

    /** The form of a file. */
    private enum Form {
        CSV("leads.csv", "text/csv"),
        XLSX("leads.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String file;
        private final String contentType;

        Form(String file, String contentType) {
            this.file = file;
            this.contentType = contentType;
        }

        TableWriter writer(OutputStream out) throws IOException {
            return switch (this) {
                case CSV -> TableWriter.csv(out);
                case XLSX -> TableWriter.xlsx(out, false);
            };
        }
    }

    private byte[] table(int run, Form form) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var table = form.writer(bytes);
        row(table, "Full name", "E-mail", "Mobile", "Company", "Web site", "Budget", "Score");
        for (var i = 0; i < rows; i++) {
            var who = run * rows + i - before(i);
            row(
                    table,
                    "Person " + who + ", \"the\n" + i % 7 + "th\"",
                    "Person" + who + "@mail" + who % 97 + ".example",
                    "+9715%08d".formatted(who % 100_000_000),
                    "Company " + i % 977,
                    "www.c" + who + ".example",
                    "AED 1,250.50",
                    String.valueOf(i % 100));
        }
        table.finish();
        return bytes.toByteArray();
    }

    /** Of ten rows the last three are of people who came before: a moment ago, a quarter of a file ago, and a file ago. */
    private int before(int row) {
        return switch (row % 10) {
            case 7 -> 7;
            case 8 -> 8 + rows / 4;
            case 9 -> 9 + rows;
            default -> 0;
        };
    }

    private static void row(TableWriter table, String... cells) throws IOException {
        table.row(Arrays.stream(cells).map(Cell::of).toList());
    }

    private String upload(byte[] bytes, Form form) throws IOException, InterruptedException {
        var input =
                Map.of("name", form.file, "contentType", form.contentType, "size", bytes.length, "purpose", "IMPORT");
        var created = company.mutate(
                "fileUploadCreate",
                "FileUploadCreateInput",
                "file { id } upload { url } userErrors { message }",
                input);
        var id = created.path("file").path("id").asString();
        try (var client = HttpClient.newHttpClient()) {
            var put = HttpRequest.newBuilder(server.uri(
                            URI.create(created.path("upload").path("url").asString())
                                    .getPath()))
                    .header("Content-Type", form.contentType)
                    .PUT(BodyPublishers.ofByteArray(bytes))
                    .build();
            client.send(put, BodyHandlers.discarding());
        }
        company.mutate(
                "fileUploadComplete",
                "FileUploadCompleteInput",
                "file { id } userErrors { message }",
                Map.of("id", id));
        return id;
    }

    private String begin(String file) {
        return company.mutate(
                        "leadImport",
                        "LeadImportInput",
                        "job { id } userErrors { message }",
                        Map.of("fileId", file, "duplicates", "UPDATE"))
                .path("job")
                .path("id")
                .asString();
    }

    private static Instant moment(JsonNode job, String field) {
        return Instant.parse(job.path(field).asString());
    }

    /** What the server's process has had in memory at most, as Linux tells. */
    private String resident() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + server.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .map(line -> line.substring("VmHWM:".length()).strip())
                    .orElse("?");
        }
    }
}
