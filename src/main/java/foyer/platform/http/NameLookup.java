package foyer.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where names lead; a test may say so itself. */
interface NameLookup {

    /** All addresses of the name. */
    InetAddress[] all(String host) throws UnknownHostException;
}
