package foyer.bench;

import foyer.bench.data.BenchData.Owner;
import foyer.bench.load.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How many rows of a file of leads are imported a second, with duplicates looked for, and what memory it takes. */
final class ImportRates {

    private static final int ROWS = 200_000;
    private static final int RUNS = 3;
    private static final String CSV = "text/csv";

    private final ServerProcess server;
    private final Company company;
    private final PrintStream out;

    ImportRates(ServerProcess server, Owner owner, PrintStream out) {
        this.server = server;
        this.company = new Company(server, owner);
        this.out = out;
    }

    /** The first run is for the compiler; each has other people than the one before, and 30 % of its own twice. */
    void run() throws IOException, InterruptedException {
        for (var run = 1; run <= RUNS; run++) {
            var job = company.ended(begin(upload(table(run))));
            var took = Duration.between(moment(job, "startedAt"), moment(job, "finishedAt"));
            out.printf(
                    "import, run %d: %d rows in %.1f s, %.0f a second, %s; at most %s resident%n",
                    run, ROWS, took.toMillis() / 1e3, ROWS * 1e3 / took.toMillis(), job.path("output"), resident());
        }
    }

    private static byte[] table(int run) {
        var table = new StringBuilder("Full name,E-mail,Mobile,Company,Web site,Budget\r\n");
        for (var i = 0; i < ROWS; i++) {
            // Of ten rows the last three are of somebody of the first seven.
            var who = run * ROWS + (i % 10 < 7 ? i : i - 7);
            table.append("\"Person ")
                    .append(who)
                    .append(", \"\"the\n")
                    .append(i % 7)
                    .append("th\"\"\",");
            table.append("Person").append(who).append("@mail").append(who % 97).append(".example,");
            table.append("+9715").append("%08d".formatted(who % 100_000_000)).append(',');
            table.append("Company ")
                    .append(i % 977)
                    .append(",www.c")
                    .append(who)
                    .append(".example,\"AED 1,250.50\"\r\n");
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String upload(byte[] bytes) throws IOException, InterruptedException {
        var input = Map.of("name", "leads.csv", "contentType", CSV, "size", bytes.length, "purpose", "IMPORT");
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
                    .header("Content-Type", CSV)
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
                        "leadImport", "LeadImportInput", "job { id } userErrors { message }", Map.of("fileId", file))
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
