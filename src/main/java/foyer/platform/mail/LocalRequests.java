package foyer.platform.mail;

import foyer.platform.web.ClientAddresses;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Which requests come from whoever sits at this machine: on a connection from it, through no proxy, and addressed to it. A
 * proxy on this machine speaks for others, and a page from elsewhere may have a name that leads here (DNS rebinding).
 */
@Component
class LocalRequests {

    private static final Pattern ADDRESS = Pattern.compile("127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1");
    private static final Pattern HOST =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final ClientAddresses addresses;

    LocalRequests(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    boolean isLocal(HttpServletRequest request) {
        var host = request.getHeader("Host");
        return FORWARDED.stream().allMatch(header -> request.getHeader(header) == null)
                && ADDRESS.matcher(request.getRemoteAddr()).matches()
                && ADDRESS.matcher(addresses.of(request)).matches()
                && host != null
                && HOST.matcher(host).matches();
    }
}
