export const HELP = `Usage: npm run -s cli -- [--server URL] [--profile DIR] COMMAND

Commands
  register --name NAME [--handle H]   makes an account; prints it with its recovery phrase
  whoami                              prints the account of the profile
  send PERSON TEXT                    sends a message and waits until the server has it
  send PERSON -                       sends each line of standard input
  listen [--count N]                  prints messages that were not printed before, as they come
  history PERSON [--limit N]          prints the newest messages of a chat, oldest first
  verify PERSON                       prints the safety number to compare with that person

PERSON is @handle or a user id. A TEXT that starts with a dash goes behind "--".

Options
  --server URL       the server; kept by the profile after register (or VESTNIK_SERVER)
  --profile DIR      folder of the account (or VESTNIK_PROFILE; ~/.vestnik-cli)
  --timeout SECONDS  how long to wait: for the server (30 s unless given), for messages in listen
                     (without an end unless given)
  --help             prints this

Environment
  VESTNIK_PASSPHRASE  wraps the key of the local store (Argon2id). Without it the key lies in
                      vault.json: kept from other users of the machine, not from who reads the disk.

Output is one JSON line per item. A failure is one line on standard error, "code: explanation",
and status 1. A profile serves one process at a time.
`;
