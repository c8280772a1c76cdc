package foyer.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One of those compared: a server and the requests that are sent to it, in turn.
 *
 * @param start what every right answer begins with
 */
public record Side(String name, ServerProcess server, List<byte[]> requests, String start) {

    /** A GraphQL operation. */
    public static byte[] graphql(String token, String body) {
        return request("POST", "/graphql", token, body);
    }

    /** A request to an endpoint written by hand. */
    public static byte[] get(String path, String token) {
        return request("GET", path, token, "");
    }

    public static byte[] post(String path, String token, String body) {
        return request("POST", path, token, body);
    }

    private static byte[] request(String method, String path, String token, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + (bytes.length == 0
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n")
                + "\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /** The answer to one of the requests, for a comparison of rows. */
    public String answer(int request) {
        return server.exchange(requests.get(request % requests.size()));
    }
}
