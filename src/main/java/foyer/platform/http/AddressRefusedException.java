package foyer.platform.http;

import java.net.UnknownHostException;

/** A name leads to where no tenant may send us; as the client of HTTP expects to be told. */
final class AddressRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;
}
