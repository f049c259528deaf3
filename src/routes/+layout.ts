/** Pages are made on the server and carry no script. One that does says why. */
export const csr = false;
