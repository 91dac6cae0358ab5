/** The product's mark: a letter whose flap is a wing. Takes the text colour. */
export function Mark({
  size,
  className,
}: {
  size: number | string;
  className?: string | undefined;
}) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="currentColor"
      className={className}
    >
      <path d="M2.5 12.5v11A3.5 3.5 0 0 0 6 27h20a3.5 3.5 0 0 0 3.5-3.5v-5.3L18.3 24.3C16.9 25.06 14.7 25.27 13.4 23.9z" />
      <path d="M2.6 8.6 14 17.4c1.2.9 2.8 1 4 .1C23.5 13.8 28 9 30 2.5c-5 4-9.5 5.3-14.5 5.3H5C4 7.8 3.1 8 2.6 8.6z" />
    </svg>
  );
}
